import world from 'gigaramp:world';

/** The world map, cut at 180 degrees or, for lanes over the Pacific, in the Atlantic. */

const CUT = -26; // degrees: between Greenland's most and Iceland; whole polygons move, so none is torn

/** Whether lanes, given as pairs of [longitude, latitude], are shorter on a map with the Pacific in its middle. */
export function isPacific(lanes) {
  const length = (pacific) => lanes.reduce((sum, [from, to]) =>
    sum + Math.abs(placeOn(from, pacific)[0] - placeOn(to, pacific)[0]), 0);
  return length(true) < length(false);
}

/** A point on the map. */
export function placeOn([x, y], pacific) {
  return [pacific && x < CUT ? x + 360 : x, y];
}

export function mapOf(pacific) {
  if (!pacific) return world;
  const move = (rings) => {
    const middle = rings[0].reduce((sum, [x]) => sum + x, 0) / rings[0].length;
    return middle < CUT ? rings.map((ring) => ring.map(([x, y]) => [x + 360, y])) : rings;
  };
  return {...world, features: world.features.map(({geometry, ...rest}) => ({...rest, geometry: {
    ...geometry, coordinates: geometry.type === 'Polygon' ? move(geometry.coordinates) : geometry.coordinates.map(move)}}))};
}
