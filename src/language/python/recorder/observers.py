"""Functions that do what others do, and are watched: one way for each kind of function.

Whatever goes wrong while looking, neither the caller nor the function notices.
"""

import functools
import inspect

from solidify_recorder.recorder import Watch


def observe(recorder, sight, function):
    """A function that does what the given one does, and is watched."""
    plain = inspect.unwrap(function) if hasattr(function, "cache_info") else function
    observed = kind_of(plain)(recorder, sight, function)
    for attribute in ("cache_info", "cache_clear", "cache_parameters"):
        if hasattr(function, attribute):
            setattr(observed, attribute, getattr(function, attribute))
    return functools.wraps(function)(observed)


def observe_callable(recorder, sight, found):
    """Lets an object that can be called, such as a `numpy.vectorize`, be of a class like its own whose calls are watched."""
    kind = type(found)
    plain = kind.__call__

    def call(*args, **kwargs):
        return plain(found, *args, **kwargs)

    call.__signature__ = inspect.signature(found)
    observed = observe_plain(recorder, sight, call)
    sight.function = call

    def watched(self, *args, **kwargs):
        # A copy is another one.
        return observed(*args, **kwargs) if self is found else plain(self, *args, **kwargs)

    names = {"__call__": watched, "__module__": kind.__module__, "__qualname__": kind.__qualname__, "__doc__": kind.__doc__}
    found.__class__ = type(kind.__name__, (kind,), names)


def kind_of(function):
    if inspect.isasyncgenfunction(function):
        return observe_async_generator
    if inspect.iscoroutinefunction(function):
        return observe_coroutine
    return observe_generator if inspect.isgeneratorfunction(function) else observe_plain


def observe_plain(recorder, sight, function):
    def observed(*args, **kwargs):
        watch = Watch(recorder, sight, function, args, kwargs)
        with watch:
            result = function(*args, **kwargs)
        watch.returned(result)
        return result

    return observed


def observe_coroutine(recorder, sight, function):
    async def observed(*args, **kwargs):
        watch = Watch(recorder, sight, function, args, kwargs)
        with watch:
            result = await function(*args, **kwargs)
        watch.returned(result)
        return result

    return observed


def observe_generator(recorder, sight, function):
    """Hands on what a generator yields, and looks at it."""

    def observed(*args, **kwargs):
        watch = Watch(recorder, sight, function, args, kwargs)
        source = function(*args, **kwargs)
        step = functools.partial(next, source)
        while True:
            with watch:
                try:
                    item = step()
                except StopIteration as stop:
                    return watch.stopped(stop.value)
            watch.yielded(item)
            try:
                sent = yield item
            except GeneratorExit:
                source.close()
                watch.left()
                raise
            except BaseException as error:
                step = functools.partial(source.throw, error)
            else:
                watch.sent(sent)
                step = functools.partial(next, source) if sent is None else functools.partial(source.send, sent)

    return observed


def observe_async_generator(recorder, sight, function):
    async def observed(*args, **kwargs):
        watch = Watch(recorder, sight, function, args, kwargs)
        source = function(*args, **kwargs)
        step = source.asend(None)
        while True:
            with watch:
                try:
                    item = await step
                except StopAsyncIteration:
                    watch.stopped(None)
                    return
            watch.yielded(item)
            try:
                sent = yield item
            except GeneratorExit:
                await source.aclose()
                watch.left()
                raise
            except BaseException as error:
                step = source.athrow(error)
            else:
                watch.sent(sent)
                step = source.asend(sent)

    return observed
