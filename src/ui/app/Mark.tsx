/** A turned vase on its axis. */
export function Mark() {
  return (
    <svg
      viewBox="0 0 20 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinejoin="round"
      aria-hidden
    >
      <path d="M10 .8v22.4" stroke="var(--madder)" strokeWidth={1} strokeDasharray="3 1.6 1 1.6" />
      <path d="M7.2 2.5h5.6c0 2.6-1.2 3-1.2 4.3 0 1.6 5 2.9 5 6.6 0 3.2-3.4 4-3.4 5.6 0 .9.9 1.3.9 2.5H5.9c0-1.2.9-1.6.9-2.5 0-1.6-3.4-2.4-3.4-5.6 0-3.7 5-5 5-6.6 0-1.3-1.2-1.7-1.2-4.3Z" />
    </svg>
  );
}
