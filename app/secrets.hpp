#pragma once

#include "app/config.hpp"

namespace auktiva::app {

/// Makes the data folder (0700) and fills what the configuration left empty from `secrets.env` in it, which
/// is made on the first start (0600). Throws wrong_setting if others may read that file.
void complete_secrets(settings& of);

} // namespace auktiva::app
