# %%
import asyncio


async def fetch(x):
    await asyncio.sleep(0)
    return x + 1


# %%
await fetch(2)
