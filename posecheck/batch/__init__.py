"""Many clips: found, analysed side by side in a pool or on a cluster, summed up in one table."""
