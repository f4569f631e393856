# %%
import threading

results = []


def work(x):
    results.append(x)


# %%
threads = [threading.Thread(target=work, args=(x,)) for x in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
sorted(results)
