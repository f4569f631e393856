globals().update(FACTOR=3, abs=lambda x: f"a shape of {x}")
