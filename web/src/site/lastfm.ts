// Addresses of last.fm's pages, escaped as src/explore/lastfm_url.cc escapes them.
const music = "https://www.last.fm/music/";

function escaped(name: string): string {
  const bytes = new TextEncoder().encode(name);
  return Array.from(bytes, (byte) => {
    const letter = String.fromCharCode(byte);
    if (letter === " ") return "+";
    if (letter === "+") return "%252B";
    return /[A-Za-z0-9\-_.,()&;]/.test(letter) ? letter : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }).join("");
}

export const lastfmArtist = (artist: string): string => `${music}${escaped(artist)}`;
export const lastfmAlbum = (artist: string, album: string): string => `${music}${escaped(artist)}/${escaped(album)}`;
export const lastfmTrack = (artist: string, track: string): string => `${music}${escaped(artist)}/_/${escaped(track)}`;
