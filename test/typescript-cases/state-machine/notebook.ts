// %%
type State =
  | { readonly kind: "idle" }
  | { readonly kind: "busy"; readonly since: number }
  | { readonly kind: "failed"; readonly reason: string };
type Action = { type: "start"; at: number } | { type: "stop" } | { type: "fail"; reason: string };

const initial: State = { kind: "idle" };

function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}

function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "start":
      return { kind: "busy", since: action.at };
    case "stop":
      return initial;
    case "fail":
      return { kind: "failed", reason: action.reason };
    default:
      return unreachable(action);
  }
}

// %%
type Handlers<R> = { [K in State["kind"]]: (state: Extract<State, { kind: K }>) => R };
const handlers: Handlers<string> = {
  idle: () => "idle",
  busy: ({ since }) => `busy since ${since}`,
  failed: ({ reason }) => `failed: ${reason}`,
};
const describe = (state: State): string => (handlers[state.kind] as (state: State) => string)(state);

// %%
let state: State = initial;
function dispatch(action: Action): void {
  state = reduce(state, action);
}
dispatch({ type: "start", at: 3 });
console.log(describe(state));

// %%
dispatch({ type: "fail", reason: "no disk" });
describe(state)
