// Before anything else runs, and before the first paint. One file, because the page waits for it; a file, because the
// page's policy refuses inline scripts.

// WebRTC would open connections that no content security policy stops.
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel"])
  Reflect.deleteProperty(globalThis, name);

// The remembered theme.
try {
  const theme = localStorage.getItem("lathe.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is refused: the system's theme it is.
}
