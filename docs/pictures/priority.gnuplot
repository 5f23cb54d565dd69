# OpenAI's energized power under two rules: median and the band from p10 to p90. Variables: work, replications, out.
set terminal svg size 840,440 dynamic enhanced font "Helvetica,14" background "#ffffff"
set output out
set xdata time
set timefmt "%Y-%m-%d"
set format x "%b %Y"
set xrange ["2025-10-01":"2027-01-02"]
set xtics 7889400 out nomirror
set mxtics 3
set yrange [0:1300]
set ytics 250 out nomirror
set ylabel "energized, facility MW"
set rmargin 5
set border 3 lc rgb "#666666"
set grid ytics lc rgb "#dddddd" lw 1 lt 1
set key opaque top left reverse Left samplen 2 spacing 1.2
set title sprintf("OpenAI in Abilene: what priority at every supplier changes (%d runs each)", replications) font ",16"
set arrow from graph 0, first 1000 to graph 1, first 1000 nohead lc rgb "#999999" dt 3
set label "1 GW" at graph 0.99, first 1035 right tc rgb "#666666"
set style fill solid
file(name) = work . "/" . name . ".txt"
plot file("fcfs") using 1:2:4 with filledcurves fc rgb "#f4c9a8" fs transparent solid 0.6 title "first come, first served: p10 to p90", \
     file("priority") using 1:2:4 with filledcurves fc rgb "#a9cbe8" fs transparent solid 0.6 title "OpenAI first: p10 to p90", \
     file("fcfs") using 1:3 with linespoints lc rgb "#c8560b" lw 2.5 pt 7 ps 0.4 title "first come, first served: median", \
     file("priority") using 1:3 with linespoints lc rgb "#1566a8" lw 2.5 pt 7 ps 0.4 title "OpenAI first: median"
