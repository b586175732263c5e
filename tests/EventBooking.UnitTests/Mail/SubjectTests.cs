using System.Globalization;
using System.Text;
using CsCheck;
using EventBooking.Domain.Notifications;
using EventBooking.Presentation.Localization;
using EventBooking.Testing.Reading;
using static EventBooking.UnitTests.Mail.MailSample;

namespace EventBooking.UnitTests.Mail;

public sealed class SubjectTests
{
    private const string Long =
        "A long evening about the bookbinders of the old town, their tools, their workshops and their unpublished correspondence";

    [Fact]
    public async Task A_long_name_is_cut_between_words()
    {
        var mail = await SendAndReadAsync(Notification(NotificationKind.BookingConfirmed, name: Long));

        mail.Subject.ShouldBe(
            "Booking confirmed: A long evening about the bookbinders of the old town, their tools, their..., Sat, 14 Jun 2031, 09:00");
        mail.Text().ShouldContain(Long);
    }

    [Theory]
    [InlineData("One two three", 12, "One two...")]
    [InlineData("One two three", 13, "One two three")]
    [InlineData("One twothreefour", 10, "One...")]
    [InlineData("Donaudampfschiff", 10, "Donauda...")]
    [InlineData("日本語の書道ワークショップ", 10, "日本語の書道ワ...")]
    [InlineData("Kurs 日本語の書道ワークショップ", 12, "Kurs 日本語の...")]
    [InlineData("한국어 서예 교실입니다", 11, "한국어 서예...")]
    [InlineData("Party 🎉🎉🎉🎉🎉🎉🎉🎉", 12, "Party 🎉🎉🎉...")]
    [InlineData("e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301", 6, "e\u0301e\u0301e\u0301...")]
    public void A_text_is_cut_where_its_script_parts_words(string text, int length, string expected) =>
        ShortText.Of(text, length).ShouldBe(expected);

    [Fact]
    public void Any_cut_text_is_whole_characters_and_not_too_long() => Gen.Select(AnyText.Line, Gen.Int[10, 80]).Sample((text, length) =>
    {
        var cut = ShortText.Of(text, length);

        Clusters(cut).ShouldBeLessThanOrEqualTo(Math.Max(length, 3));
        if (cut != text)
        {
            var kept = cut[..^3];
            text.ShouldStartWith(kept);
            StringInfo.ParseCombiningCharacters(text).ShouldContain(kept.Length);
            Clusters(kept).ShouldBeGreaterThanOrEqualTo(1);
            Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cut)).ShouldBe(cut);
        }
    });

    private static int Clusters(string text) => StringInfo.ParseCombiningCharacters(text).Length;
}
