"""kpudocs' tests, as a package of their own: without this file any installed package named `tests` would hide them."""
