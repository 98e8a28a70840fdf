/** Answers once the thread has loaded what it runs. */
export function ready(): true {
  return true;
}
