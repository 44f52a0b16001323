#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva::storage {

/// A stored file, open for reading, whatever becomes of its name.
class stored_file
{
public:
    stored_file(int descriptor, std::uint64_t size) noexcept
        : descriptor_{descriptor}
        , size_{size}
    {
    }
    stored_file(stored_file&& other) noexcept;
    stored_file& operator=(stored_file&&) = delete;
    ~stored_file();

    std::uint64_t size() const noexcept { return size_; }
    /// At most `count` bytes from there on; fewer only where the file ends. Throws if the disk fails.
    std::string read(std::uint64_t from, std::size_t count) const;

private:
    int descriptor_;
    std::uint64_t size_;
};

/// The files of images, below one folder and in no other. Paths are names and slashes only, "a/b/c.jpg"; any
/// thread may use it.
///
/// A file is there under its name before a row says so. What is stored but not yet settled stays noted in the
/// folder, so that a crash in between leaves nothing behind for ever.
class image_store
{
public:
    /// Makes the folder.
    explicit image_store(std::filesystem::path folder);

    /// Writes a file that is not there yet, so that it is whole after a power cut or not there at all.
    void store(std::string_view path, std::string_view bytes) const;
    /// A row names the file: its note goes.
    void settle(std::string_view path) const;
    /// No row will: the file goes too.
    void discard(std::string_view path) const;
    /// What was stored when the process ended before it was settled.
    std::vector<std::string> unsettled() const;

    /// Nothing where there is no such file, and for what is no path of ours: dots, links, folders.
    std::optional<stored_file> open(std::string_view path) const;
    /// Removes the file, and folders it leaves empty. Nothing happens where there is none.
    void remove(std::string_view path) const;

private:
    void give_name(std::filesystem::path const& note, std::vector<std::string> const& names) const;

    std::filesystem::path folder_;
};

} // namespace auktiva::storage
