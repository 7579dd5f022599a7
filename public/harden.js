// Before anything else runs: WebRTC would open connections that no content security policy stops.
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel"])
  Reflect.deleteProperty(globalThis, name);
