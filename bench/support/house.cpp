#include "bench/support/house.hpp"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace auktiva::bench {

namespace {

std::filesystem::path server_program()
{
    if (auto const* chosen = std::getenv("AUKTIVA_BIN"))
        return std::filesystem::absolute(chosen);
    return std::filesystem::read_symlink("/proc/self/exe").parent_path().parent_path() / "auktiva";
}

std::filesystem::path fresh_folder(std::filesystem::path const& within)
{
    auto pattern = (within / "bench-XXXXXX").string();
    if (!::mkdtemp(pattern.data()))
        throw std::runtime_error{"cannot make a folder in " + within.string()};
    return pattern;
}

std::uint16_t port_in(std::string const& welcome, std::string_view mark)
{
    return static_cast<std::uint16_t>(std::stoi(welcome.substr(welcome.find(mark) + mark.size())));
}

} // namespace

house::house(std::vector<std::string> settings)
{
    auto const program = server_program();
    folder_ = fresh_folder(program.parent_path());
    for (auto const* each :
         {"HOST=127.0.0.1", "PORT=0", "AUKTIVA_DATA_DIR=data", "RATE_LIMIT_BIDS=1000000000",
          "RATE_LIMIT_REGISTER=1000000", "RATE_LIMIT_SIGN_IN=1000000"})
        settings.emplace_back(each);
    constexpr std::string_view mark = "listening on 127.0.0.1:";
    server_.emplace(program, std::vector<std::string>{"serve"}, settings, folder_);
    port_ = port_in(server_->read_until(mark), mark);
}

house::~house()
{
    server_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

std::string house::secret(std::string const& name) const
{
    std::ifstream file{folder_ / "data" / "secrets.env"};
    for (std::string line; std::getline(file, line);)
        if (line.starts_with(name + '='))
            return line.substr(name.size() + 1);
    throw std::runtime_error{"no " + name + " in secrets.env"};
}

} // namespace auktiva::bench
