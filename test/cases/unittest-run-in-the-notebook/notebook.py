# %%
import io
import unittest


def half(x):
    return x / 2


class TestHalf(unittest.TestCase):
    def test_half(self):
        self.assertEqual(half(3), 1.5)


# %%
told = io.StringIO()
suite = unittest.TestLoader().loadTestsFromTestCase(TestHalf)
unittest.TextTestRunner(verbosity=2, stream=told).run(suite)
print(told.getvalue().splitlines()[0])
