import type { LiftRefusal } from '../../analysis/lift-refusal.ts';
import type { Obstacle } from '../../analysis/obstacle.ts';

/** The way out of reading a name from the notebook: to pass it; by `--lift`, or by hand, and why by hand. */
export function wordWayOut(lift: Obstacle['lift'], name: string, own: string): string {
  if (lift === undefined) return `pass ${name} to ${own} as a parameter`;
  if (lift === 'possible') return `pass ${name} as a parameter: --lift does that, in every call of ${own}`;
  if (lift === 'possible-alone')
    return `pass ${name} as a parameter: --lift does that once nothing else keeps ${own} in the notebook`;
  return wordRefusal(lift, own);
}

/** Why `--lift` leaves a function as it is, and what a person can do. */
export function wordRefusal({ code, name, place }: LiftRefusal, own: string): string {
  const where = place === null ? '' : ` (cell ${place.cell}, line ${place.line})`;
  const byHand = `pass ${name} as a parameter by hand; --lift doesn’t, since`;
  switch (code) {
    case 'not-a-function':
      return `give ${name} to what makes or calls ${own}, as an argument; --lift only does that for functions`;
    case 'declared-with-others':
      return `declare ${own} in a statement of its own: then --lift makes ${name} a parameter of what reads it`;
    case 'decorated':
      return `${byHand} a decorator of ${own} may call it, or look at its parameters`;
    case 'handed-over':
      return `where ${own} is handed over${where}, hand over a function that only calls it: then --lift passes ${name} there; it doesn’t write that function itself, since who is handed it could tell it from ${own}`;
    case 'passed-as-value':
      return `pass ${name} as a parameter, and where ${own} is handed over${where} hand over a function that calls it with ${name}; --lift doesn’t, since ${name} may be another by the time it is called`;
    case 'called-unseen':
      return `${byHand} code that can’t be seen may call ${own}${where}`;
    case 'error-shown':
      return `${byHand} a message that is shown depends on the parameters of ${own}`;
    case 'named-as-type':
      return `write out the type that ${own} takes from ${name}, or give it a name of its own; a parameter gives no type`;
    case 'read-as-made':
      return `read ${name} in the body of ${own}, or pass it in each call; --lift doesn’t, since ${own} keeps what ${name} was as it was made${where}`;
    case 'maybe-unbound':
      return `bind ${name} for certain, and before ${own} is called${where}: then --lift makes it a parameter`;
    case 'rebound-meanwhile':
      return `return the new value of ${name} from what rebinds it, and bind it where that is called; --lift doesn’t pass it, since it may be rebound while ${own} runs`;
    case 'keeps-own':
      return `give one of the two another name; --lift doesn’t pass ${name}, since ${own} keeps what its own cell binds, and ${where.replace(/^, /, '')} it is another`;
    case 'runs-late':
    case 'reads-late':
      return `bind ${name} once only: then --lift makes it a parameter; now ${own} may read it after the call, when it is another`;
    case 'sees-its-names':
      return `${byHand} ${own} shows its own names`;
    case 'deleted-by-function':
      return `remove what deletes ${name} in a function: then --lift makes it a parameter`;
    case 'name-clash':
      return `rename ${name}, or the other variable of that name where ${own} is called: then --lift makes it a parameter`;
    case 'call-shown':
      return `${byHand} an f-string shows a call of ${own} as written`;
    case 'default-in-the-way':
      return `pass ${name} in each call of ${own} by its name, without a default; --lift can’t write that`;
    case 'not-writable':
      return `${byHand} a call of ${own} stands where it can’t be changed, as in the words of a magic`;
  }
}
