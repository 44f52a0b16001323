#include "storage/image_file.hpp"
#include "tests/support/tiny_images.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <random>

namespace data = boost::unit_test::data;
using namespace auktiva;
using namespace auktiva::storage;
using namespace std::string_literals;

namespace {

auto const repetition = "\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"s;
auto const xmp_in_gif = "\x21\xff\x0bXMP DataXMP\x03GPS\0"s;
auto const comment_in_gif = "\x21\xfe\x03GPS\0"s;
auto const control = "\x21\xf9\x04\0\0\0\0\0"s;

struct sample
{
    std::string name;
    image_kind kind;
    std::string bytes;
    /// What is left of it.
    std::string kept;
    std::uint32_t width{30};
    std::uint32_t height{20};

    friend std::ostream& operator<<(std::ostream& out, sample const& each) { return out << each.name; }
};

/// Two frames, each with something beside its picture.
std::string animation(std::string const& note)
{
    auto const place =
        std::string(6, '\0') + tiny::little_endian(29, 3) + tiny::little_endian(19, 3) + "\x64\0\0\0"s;
    auto const frame = tiny::riff_chunk("ANMF", place + note + tiny::lossy(30, 20));
    return tiny::canvas(30, 20, '\x02') + tiny::riff_chunk("ANIM", "\0\0\0\0\0\0"s) + frame + frame;
}

std::string exif_of(std::uint32_t orientation, bool is_big)
{
    return tiny::jpeg_segment(0xe1, tiny::exif(orientation, is_big));
}

std::string const turned =
    tiny::jpeg_segment(0xe1, "Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"s);
auto const jfif = tiny::jpeg_segment(0xe0, "JFIF\0\x01\x01\0\0\x01\0\x01\0\0"s);
auto const profile = tiny::jpeg_segment(0xe2, "ICC_PROFILE\0\x01\x01profile"s);
auto const adobe = tiny::jpeg_segment(0xee, "Adobe\0\x64\0\0\0\0\x01"s);

sample const samples[] = {
    {"jpeg", image_kind::jpeg, tiny::jpeg(30, 20), tiny::jpeg(30, 20)},
    {"jpeg with notes", image_kind::jpeg,
     tiny::jpeg(
         30, 20,
         jfif + exif_of(1, true) + profile + tiny::jpeg_segment(0xe1, "http://ns.adobe.com/xap/1.0/\0GPS"s) +
             tiny::jpeg_segment(0xe2, "MPF\0"s) + tiny::jpeg_segment(0xed, "Photoshop 3.0\0GPS"s) + adobe +
             tiny::jpeg_segment(0xfe, "GPS")
     ),
     tiny::jpeg(30, 20, jfif + profile + adobe)},
    {"jpeg turned by a quarter", image_kind::jpeg, tiny::jpeg(30, 20, jfif + exif_of(6, true)),
     tiny::jpeg(30, 20, jfif + turned), 20, 30},
    {"jpeg turned, the other way of numbers", image_kind::jpeg, tiny::jpeg(30, 20, exif_of(6, false)),
     tiny::jpeg(30, 20, turned), 20, 30},
    {"jpeg turned in no known way", image_kind::jpeg, tiny::jpeg(30, 20, exif_of(9, true)),
     tiny::jpeg(30, 20)},
    {"jpeg with another behind it", image_kind::jpeg, tiny::jpeg(30, 20) + tiny::jpeg(3, 2, exif_of(1, true)),
     tiny::jpeg(30, 20)},
    {"png", image_kind::png, tiny::png(30, 20), tiny::png(30, 20)},
    {"png with notes", image_kind::png,
     tiny::png(
         30, 20,
         tiny::png_chunk("gAMA", "abcd") + tiny::png_chunk("tEXt", "Comment\0GPS"s) +
             tiny::png_chunk("eXIf", "GPS") + tiny::png_chunk("zTXt", "GPS") +
             tiny::png_chunk("iTXt", "GPS") + tiny::png_chunk("tIME", "1234567") +
             tiny::png_chunk("prVt", "GPS") + tiny::png_chunk("pHYs", "123456789")
     ),
     tiny::png(30, 20, tiny::png_chunk("gAMA", "abcd") + tiny::png_chunk("pHYs", "123456789"))},
    {"png with text behind it", image_kind::png, tiny::png(30, 20) + "<html>GPS", tiny::png(30, 20)},
    {"webp, lossy", image_kind::webp, tiny::webp_file(tiny::lossy(30, 20)),
     tiny::webp_file(tiny::lossy(30, 20))},
    {"webp, lossless", image_kind::webp, tiny::webp_file(tiny::lossless(30, 20)),
     tiny::webp_file(tiny::lossless(30, 20))},
    {"webp with notes", image_kind::webp,
     tiny::webp_file(
         tiny::canvas(30, 20, '\x3c') + tiny::riff_chunk("ICCP", "profile") +
         tiny::riff_chunk("ALPH", "alpha") + tiny::lossy(30, 20) + tiny::riff_chunk("EXIF", "GPS") +
         tiny::riff_chunk("XMP ", "GPS") + tiny::riff_chunk("WHAT", "GPS")
     ),
     tiny::webp_file(
         tiny::canvas(30, 20, '\x30') + tiny::riff_chunk("ICCP", "profile") +
         tiny::riff_chunk("ALPH", "alpha") + tiny::lossy(30, 20)
     )},
    {"webp, animated", image_kind::webp, tiny::webp_file(animation(tiny::riff_chunk("WHAT", "GPS"))),
     tiny::webp_file(animation(""))},
    {"webp with text behind it", image_kind::webp, tiny::webp_file(tiny::lossy(30, 20)) + "GPS",
     tiny::webp_file(tiny::lossy(30, 20))},
    {"gif", image_kind::gif, tiny::gif(30, 20, tiny::gif_frame(0, 0, 30, 20)),
     tiny::gif(30, 20, tiny::gif_frame(0, 0, 30, 20))},
    {"gif with notes", image_kind::gif,
     tiny::gif(
         30, 20,
         repetition + comment_in_gif + control + tiny::gif_frame(0, 0, 30, 20) + xmp_in_gif + control +
             tiny::gif_frame(1, 1, 2, 2)
     ) + "GPS",
     tiny::gif(
         30, 20, repetition + control + tiny::gif_frame(0, 0, 30, 20) + control + tiny::gif_frame(1, 1, 2, 2)
     )},
    {"gif whose frame is larger", image_kind::gif, tiny::gif(1, 1, tiny::gif_frame(10, 5, 20, 15)),
     tiny::gif(1, 1, tiny::gif_frame(10, 5, 20, 15))},
};

std::string const no_images[] = {
    "",
    "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
    "<html>",
    "%PDF-1.7",
    "RIFF\x04\0\0\0WAVE"s,
    "BM6"s,
    "\0\0\0\x1c"
    "ftypheic"s,
    "GIF89a<script>",
    "\xff\xd8\xff<html><script>alert(1)</script>\xff\xd9",
    tiny::jpeg(0, 20),
    tiny::jpeg(30, 0),
    tiny::jpeg(30, 20, tiny::jpeg_segment(0xc0, "\x08\0\x14\0\x1e\x01\x01\x11\0"s)),
    tiny::jpeg(30, 20, tiny::jpeg_segment(0xc3, "\x08\0\x14\0\x1e\x01\x01\x11\0"s)),
    tiny::jpeg(30, 20, tiny::jpeg_segment(0xda, "\x01\x01\0\0\x3f\0"s)),
    "\xff\xd8\xff\xd9",
    tiny::png(0, 20),
    tiny::png(30, 20, tiny::png_chunk("CgBI", "1234")),
    tiny::png(30, 20, tiny::png_chunk("IHDR", std::string(13, '\1'))),
    "\x89PNG\r\n\x1a\n"s + tiny::png_chunk("IDAT", "pixels") + tiny::png_chunk("IEND", ""),
    "\x89PNG\r\n\x1a\n"s + tiny::png_chunk("IHDR", std::string(13, '\1')) + tiny::png_chunk("IEND", ""),
    tiny::webp_file(""),
    tiny::webp_file(tiny::riff_chunk("EXIF", "GPS")),
    tiny::webp_file(tiny::canvas(30, 20, '\0')),
    tiny::webp_file(tiny::canvas(30, 20, '\0') + tiny::lossy(31, 20)),
    tiny::webp_file(tiny::canvas(30, 20, '\0') + tiny::lossless(30, 21)),
    tiny::webp_file(tiny::lossy(0, 20)),
    tiny::gif(30, 20, ""),
    tiny::gif(30, 20, "\x2d"),
    tiny::gif(0, 0, tiny::gif_frame(0, 0, 0, 0)),
};

} // namespace

BOOST_AUTO_TEST_SUITE(storage_image_file)

BOOST_DATA_TEST_CASE(keeps_the_image_and_drops_its_metadata, data::make(samples), each)
{
    auto const read = read_image(each.bytes);
    BOOST_TEST_REQUIRE(read.has_value());
    BOOST_TEST((read->kind == each.kind));
    BOOST_TEST(read->width == each.width);
    BOOST_TEST(read->height == each.height);
    BOOST_TEST((read->bytes == each.kept));
    BOOST_TEST(read->bytes.find("GPS") == std::string::npos);
    BOOST_TEST(is_showable(*read));
}

BOOST_DATA_TEST_CASE(reading_again_changes_nothing, data::make(samples), each)
{
    auto const once = read_image(each.bytes).value();
    auto const again = read_image(once.bytes);
    BOOST_TEST_REQUIRE(again.has_value());
    BOOST_TEST((again->bytes == once.bytes));
    BOOST_TEST(again->width == once.width);
}

BOOST_DATA_TEST_CASE(an_image_cut_short_anywhere_is_none, data::make(samples), each)
{
    for (std::size_t size = 0; size < each.kept.size(); ++size)
    {
        // A copy of its own, so that a read beyond it is found.
        std::string const part{each.kept, 0, size};
        BOOST_TEST(!read_image(part).has_value(), "cut after " << size);
    }
}

BOOST_DATA_TEST_CASE(survives_random_damage, data::make(samples), each)
{
    std::mt19937 random{7};
    for (int round = 0; round < 3000; ++round)
    {
        auto damaged = each.bytes;
        for (auto count = random() % 4; count < 5; ++count)
            damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
        damaged.resize(damaged.size() - random() % 3);
        auto const read = read_image(damaged);
        if (!read)
            continue;
        BOOST_TEST_REQUIRE(read->bytes.size() <= damaged.size());
        BOOST_TEST_REQUIRE(read_image(read->bytes).has_value());
    }
}

BOOST_DATA_TEST_CASE(refuses_what_is_no_image, data::make(no_images), bytes)
{
    BOOST_TEST(!read_image(bytes).has_value());
}

BOOST_AUTO_TEST_CASE(a_small_file_of_many_pixels_is_known_by_its_header)
{
    BOOST_TEST(is_showable(read_image(tiny::png(12'000, 3'333)).value()));
    BOOST_TEST(!is_showable(read_image(tiny::png(12'001, 1)).value()));
    BOOST_TEST(!is_showable(read_image(tiny::png(1, 12'001)).value()));
    BOOST_TEST(!is_showable(read_image(tiny::jpeg(65'535, 65'535)).value()));
    BOOST_TEST(!is_showable(read_image(tiny::png(8'000, 5'001)).value()));
    BOOST_TEST(!is_showable(read_image(tiny::png(0x7fffffff, 0x7fffffff)).value()));
    BOOST_TEST(!is_showable(read_image(tiny::webp_file(tiny::lossy(16'383, 16'383))).value()));
}

BOOST_AUTO_TEST_CASE(bounds_frames_and_scans)
{
    std::string frames;
    for (std::uint32_t count = 0; count < max_image_frames; ++count)
        frames += tiny::gif_frame(0, 0, 1, 1);
    BOOST_TEST(read_image(tiny::gif(1, 1, frames)).has_value());
    BOOST_TEST(!read_image(tiny::gif(1, 1, frames + tiny::gif_frame(0, 0, 1, 1))).has_value());

    std::string controls;
    for (std::uint32_t count = 0; count <= max_image_frames; ++count)
        controls += tiny::png_chunk("fcTL", std::string(26, '\0'));
    BOOST_TEST(!read_image(tiny::png(1, 1, controls)).has_value());

    auto scans = tiny::jpeg(30, 20);
    scans.resize(scans.size() - 2);
    for (int count = 0; count < 300; ++count)
        scans += tiny::jpeg_segment(0xda, "\x01\x01\0\0\x3f\0"s) + "\x12";
    BOOST_TEST(!read_image(scans + "\xff\xd9").has_value());
}

BOOST_AUTO_TEST_CASE(names_kinds)
{
    BOOST_TEST(content_type_of(image_kind::webp) == "image/webp");
    BOOST_TEST(extension_of(image_kind::jpeg) == "jpg");
    BOOST_TEST(extension_of(image_kind::png) == "png");
    BOOST_TEST((sniff_image(tiny::gif(1, 1, "").substr(0, sniffed_bytes)) == image_kind::gif));
    BOOST_TEST(!sniff_image("plain text").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
