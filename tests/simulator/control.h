// Steering a running simulator over HTTP: /_sim/….
#pragma once
#include <string>

#include "simulator/answer.h"
#include "simulator/history.h"
#include "simulator/service.h"

namespace tonearm::simulator {

/// POST faults  {"name":number,…}: changes those, answers all. GET faults: all.
/// POST add     [{"uts","artist","track", and where wanted "album","artist_mbid","album_mbid","track_mbid","user"},…]
/// POST delete  the same; POST edit: the same with "to":{members that change}.
/// GET  truth   ?user=…: CSV uts,artist,album,track, newest first. GET stats: JSON.
/// A play without "user" is the first user's. The three answer {"done":n,"missing":m}, 409 when a play was missing.
/// Bad requests get 400 with what is wrong.
Answer answer_control(const std::string& verb, const Params& params, const std::string& body, History& history,
                      Service& service);

}  // namespace tonearm::simulator
