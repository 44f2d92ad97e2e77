"""The quadratic model at the point of one path: drawn on the map, and read out in figures."""
