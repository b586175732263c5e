using CsCheck;
using NodaTime;

namespace EventBooking.UnitTests.Domain;

public sealed class TimeZoneTests
{
    private static readonly string[] Zones = [.. DateTimeZoneProviders.Tzdb.Ids];

    [Theory]
    [InlineData("europe/berlin", "Europe/Berlin")]
    [InlineData(" Europe/Berlin\u00a0", "Europe/Berlin")]
    [InlineData("AMERICA/ARGENTINA/BUENOS_AIRES", "America/Argentina/Buenos_Aires")]
    [InlineData("utc", "UTC")]
    [InlineData("us/eastern", "US/Eastern")]
    [InlineData(null, "UTC")]
    public void A_zone_is_kept_as_IANA_writes_it(string? sent, string kept) => Drafts.TimeZone(sent).ShouldBe((kept, null));

    [Fact]
    public void Every_zone_is_found_in_any_case() => Gen.Select(Gen.Int[0, Zones.Length - 1], Gen.Bool.Array[64]).Sample((zone, upper) =>
    {
        var sent = string.Concat(
            Zones[zone].Select((letter, i) => upper[i] ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter)));

        Drafts.TimeZone($"\t{sent} \u200e").ShouldBe((Zones[zone], null));
    });

    [Theory]
    [InlineData("")]
    [InlineData("Europe/Atlantis")]
    [InlineData("UTC+05")]
    [InlineData("Europe/ Berlin")]
    [InlineData("UTC\0")]
    public void Another_is_refused(string sent) =>
        Drafts.TimeZone(sent).Problem.ShouldBe("must be an IANA time zone such as Europe/Berlin");
}
