using System.Globalization;
using CsCheck;
using EventBooking.Domain.Bookings;
using EventBooking.Notifier.Mail;
using EventBooking.Notifier.Queue;
using EventBooking.Presentation.Calendars;
using EventBooking.Testing.Mail;
using MimeKit;

namespace EventBooking.IntegrationTests.Mail;

public sealed class AcceptedAddressTests
{
    private const string LocalAscii = "abcXYZ019.!#$%&'*+/=?^_`{|}~-";
    private static readonly IdnMapping Idn = new();

    private static readonly Gen<string> Ascii = Gen.Int[0, LocalAscii.Length - 1].Select(i => $"{LocalAscii[i]}");
    private static readonly Gen<string> Strange = OneOf(
        "..", ".", "\"", " ", "\\", "(", ",", "@", "<", ":", "\u00a0", "\u202e", "\u200d", "\u0301", "\ufe0f", "\0", "🎉");
    private static readonly Gen<string> Letter = OneOf(
        "ü", "É", "я", "本", "𠮷", "א", "م", "आ", "ा", "ß", "ﬁ", "½", "İ", "क्\u200dष", "e\u0301", "한");
    private static readonly Gen<string> Word = Gen.Char["abcxyz019-"].Array[1, 20].Select(letters => new string(letters));

    private static readonly Gen<string> LocalPart = Gen.Frequency(
        (6, Parts(Ascii, 1, 20)),
        (3, Parts(Gen.Frequency((4, Ascii), (1, Letter)), 1, 12)),
        (2, Parts(Gen.Frequency((6, Ascii), (1, Strange)), 1, 12)),
        (1, Gen.Select(Gen.Int[58, 66], OneOf("a", ".", "ü"), (length, unit) => string.Concat(Enumerable.Repeat(unit, length)))));

    private static readonly Gen<string> Label = Gen.Frequency(
        (6, Word),
        (3, Parts(Gen.Frequency((1, Word), (2, Letter)), 1, 5)),
        (2, Word.Select(word => $"xn--{word}")),
        (1, Word.Select(word => $"XN--{Idn.GetAscii($"ü{word.Trim('-')}")[4..]}")),
        (1, OneOf("\u0301a", "", "-a", "a-", "a_b", "xn--", "ab--cd", "🎉", "１２", "a\u00adb", "\u200d", "ａｂ", "a。b")),
        (1, Gen.Select(Gen.Int[50, 64], OneOf("a", "ü", "本"), (length, unit) => string.Concat(Enumerable.Repeat(unit, length)))));

    private static readonly Gen<string> Address = Gen.Select(
        LocalPart, Label.Array[1, 5], (local, labels) => $"{local}@{string.Join('.', labels)}");

    [Theory]
    [InlineData("a..b@docomo.ne.jp", "\"a..b\"@docomo.ne.jp")]
    [InlineData("ada.@docomo.ne.jp", "\"ada.\"@docomo.ne.jp")]
    [InlineData(".ada@docomo.ne.jp", "\".ada\"@docomo.ne.jp")]
    [InlineData("ada@bücher.example", "ada@xn--bcher-kva.example")]
    [InlineData("ünal@bücher.example", "ünal@bücher.example")]
    [InlineData("ada@XN--BCHER-KVA.example", "ada@xn--bcher-kva.example")]
    [InlineData("ada@ab--cd.example", "ada@ab--cd.example")]
    public async Task An_address_is_quoted_and_encoded_as_servers_want_it(string address, string envelope)
    {
        await using var server = new UnrulyMailServer(new StrictAddresses().Answer);
        await using var client = new MailClient(server.Port);

        (await client.SendAsync(Kept(address)!)).ShouldBe(new SendResult.Sent());

        server.Mails.ShouldHaveSingleItem().Recipients
            .ShouldHaveSingleItem().ShouldBe(envelope, StringCompareShould.IgnoreCase);
    }

    [Fact]
    public async Task What_is_accepted_is_what_a_server_takes()
    {
        await using var server = new UnrulyMailServer(new StrictAddresses().Answer);
        await using var client = new MailClient(server.Port);
        var accepted = 0;

        await Address.SampleAsync(
            async address =>
            {
                if (Kept(address) is not { } kept)
                {
                    MailAddresses.TryParse(address.Trim().Normalize(), "Ada", out _).ShouldBeFalse();
                    return;
                }

                accepted++;
                (await client.SendAsync(kept)).ShouldBe(new SendResult.Sent());
                var mail = server.Mails[^1];
                var read = await MimeMessage.LoadAsync(new MemoryStream(mail.Content), TestContext.Current.CancellationToken);
                Same(mail.Recipients.ShouldHaveSingleItem()).ShouldBe(Same(kept));
                Same(read.To.Mailboxes.ShouldHaveSingleItem().Address).ShouldBe(Same(kept));
                Same(Uri.UnescapeDataString(new CalendarMailbox("Ada", kept).ToUri())["mailto:".Length..]).ShouldBe(Same(kept));
            },
            iter: 2_000,
            threads: 1);

        accepted.ShouldBeGreaterThan(200);
    }

    private static string? Kept(string address)
    {
        var made = new BookingDraft { AttendeeName = "Ada", TimeSlotId = Guid.Empty, Email = address }.Check();
        return made.Failure is null ? made.Value.Email : null;
    }

    // Quotes and the case of a domain do not distinguish addresses, nor the two ways to write one that is not in ASCII.
    private static (string LocalPart, string Domain) Same(string address)
    {
        var at = address.LastIndexOf('@');
        var domain = address[(at + 1)..];
        return (address[..at].Trim('"'), System.Text.Ascii.IsValid(domain) && !domain.Contains("xn--", StringComparison.OrdinalIgnoreCase)
            ? domain.ToUpperInvariant()
            : Idn.GetAscii(domain.Replace("XN--", "xn--", StringComparison.Ordinal)).ToUpperInvariant());
    }

    private static Gen<string> Parts(Gen<string> part, int min, int max) => part.Array[min, max].Select(string.Concat);

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
