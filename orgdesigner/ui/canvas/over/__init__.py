"""What lies over the chart: the map, the legend, the path and the tip."""
