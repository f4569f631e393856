# %%
    def doubled(x):
        """Doubles."""
        return 2 * x


    doubled(4)
