/** What an operation of a worker takes, gives, and tells on the way. */
export interface Op<Input, Output, Progress = never, Event = never> {
  readonly input: Input;
  readonly output: Output;
  readonly progress: Progress;
  readonly event: Event;
}
