import json

import shapes
from shapes import PI as THREE


def volume(r, h):
    return shapes.area(r) * h + json.loads("0") + THREE - THREE
