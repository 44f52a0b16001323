#pragma once

#include "auction/html_reader.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace auktiva {

/// Writes rich text so that a parser gets back from it what was meant: blocks stand in blocks and words in
/// lines. Paragraphs and headings contain words only, items of lists stand in lists, and what marks words
/// (strong, links) is written inside the block, once around each word.
class rich_text_writer
{
public:
    void write(html_piece const& piece);

    /// Closes what is open.
    std::string finish();

private:
    /// A block that is written and not yet closed.
    struct block
    {
        html_tag tag;
        /// A list around an item that had none.
        bool implied{};
    };

    struct mark
    {
        html_tag tag;
        std::string link;
        bool opens_tab{};

        bool operator==(mark const&) const = default;
    };

    /// An element of the source, and what is to be undone where it ends.
    struct element
    {
        html_tag tag;
        bool is_mark{};
        /// How many blocks are around it, if it was written as one.
        std::optional<std::size_t> blocks_around{};
    };

    void open(html_piece const& piece);
    void open_mark(html_piece const& piece);
    void open_block(html_tag tag);
    void close();
    void write_text(std::string_view text);
    void write_break();

    void push_block(block next);
    void close_blocks(std::size_t down_to);
    /// Opens and closes marks until those are open that belong around the next words.
    void write_marks();
    void close_marks(std::size_t down_to);
    /// Words of two blocks must not run together because their blocks are not written.
    void part_words();
    bool in_implied_list() const { return !blocks_.empty() && blocks_.back().implied; }

    std::string html_;
    std::vector<element> elements_;
    std::vector<block> blocks_;
    std::vector<mark> wanted_marks_;
    std::vector<mark> open_marks_;
    bool after_word_{};
    bool must_part_{};
};

/// Where a link of rich text may lead to, as it is written; none if it may not be a link.
std::optional<std::string> safe_link(std::string_view given);

} // namespace auktiva
