using CsCheck;
using EventBooking.Domain.Notifications;
using EventBooking.Testing.Reading;
using MimeKit;
using static EventBooking.UnitTests.Mail.MailSample;

namespace EventBooking.UnitTests.Mail;

/// <summary>What a mail program shows of a header is what people wrote: read from the bytes, by a decoder of the tests' own.</summary>
public sealed class HeaderTests
{
    [Theory]
    [InlineData("=?utf-8?B?8J+OieKArmV2aWw=?=")]
    [InlineData("=?utf-8?q?Reset=E2=80=AE=0D=0AX?=")]
    [InlineData("Zoë =?iso-8859-1?Q?=FC?= =?utf-8?b?w7w=?=")]
    [InlineData("\"=?utf-8?B?8J+OiQ==?=\" (x)")]
    [InlineData("a=\u202E?utf-8?B?8J+OiQ==?=")]
    [InlineData("ᠮᠣᠩᠭᠣᠯ󙚞񥠹አማርኛ1.2.3.4 [/j3NF$h^2\",aSOnE aSQF:\"Wn(Z,SISP7தமிழ்􆽱例え。テスト")]
    public async Task A_name_that_is_hard_to_write_is_shown_as_it_was_written(string name)
    {
        foreach (var email in new[] { "ada@example.com", "ünal@example.com" })
        {
            var mail = await WriteAsync(name, email);

            ShownText.Bare(mail.ToName).ShouldBe(ShownText.Bare(name));
            ShownText.Bare(mail.Subject).ShouldStartWith($"Booking confirmed: {ShownText.Bare(name)}, Sat");
        }
    }

    [Fact]
    public Task Any_name_is_shown_as_it_was_written() => AnyText.Line.SampleAsync(
        async name =>
        {
            var mail = await WriteAsync(name, name.Length % 2 == 0 ? "ada@example.com" : "ünal@example.com");

            ShownText.BareWords(mail.ToName).ShouldBe(ShownText.BareWords(name));
            var shown = ShownText.Bare(mail.Subject);
            var end = shown.LastIndexOf(", Sat", StringComparison.Ordinal);
            var kept = shown["Booking confirmed: ".Length..end].Trim();
            (kept.EndsWith("...", StringComparison.Ordinal) && kept != ShownText.Bare(name)
                ? ShownText.Bare(name).StartsWith(kept[..^3], StringComparison.Ordinal)
                : kept == ShownText.Bare(name)).ShouldBeTrue(shown);
        },
        iter: 200);

    private static async Task<RawMail> WriteAsync(string name, string email)
    {
        var format = FormatOptions.Default.Clone();
        (format.International, format.NewLineFormat) = (email[0] == 'ü', NewLineFormat.Dos);
        using var wire = new MemoryStream();
        await (
            await ComposeAsync(Notification(NotificationKind.BookingConfirmed, attendee: name, name: name, location: name, email: email)))
            .WriteToAsync(format, wire);
        return RawMail.Of(wire.ToArray());
    }
}
