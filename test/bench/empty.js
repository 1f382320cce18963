// What Node needs by itself.
