import * as echarts from 'echarts/core';
import {BarChart, CustomChart, HeatmapChart, LineChart, LinesChart, SankeyChart, ScatterChart} from 'echarts/charts';
import {AriaComponent, DataZoomComponent, GeoComponent, GridComponent, MarkLineComponent, TooltipComponent,
  VisualMapComponent} from 'echarts/components';
import {CanvasRenderer} from 'echarts/renderers';

/** The part of ECharts that the report needs. */
echarts.use([BarChart, CustomChart, HeatmapChart, LineChart, LinesChart, SankeyChart, ScatterChart, AriaComponent,
  DataZoomComponent, GeoComponent, GridComponent, MarkLineComponent, TooltipComponent, VisualMapComponent,
  CanvasRenderer]);

export {echarts};
