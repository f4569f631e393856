import json
import math
