using EventBooking.Bench.Measuring;
using EventBooking.Bench.Scenarios;
using EventBooking.Bench.Soak;

namespace EventBooking.Bench;

/// <summary>Everything that was measured.</summary>
internal sealed class Results
{
    public List<Measurement> Measurements { get; } = [];

    public List<OnSaleSample> OnSales { get; } = [];

    public List<GrowthPoint> Growth { get; } = [];

    public List<MailingPoint> Mailing { get; } = [];

    /// <summary>What the soak found; null where there was none.</summary>
    public SoakResult? Soak { get; set; }

    /// <summary>Peak of the API's memory after the bookings, in bytes.</summary>
    public long? ApiMemory { get; set; }

    public Measurement? Find(string letter, string what, string subject) => Measurements.Find(one =>
        string.Equals(one.Letter, letter, StringComparison.Ordinal)
        && string.Equals(one.What, what, StringComparison.Ordinal)
        && string.Equals(one.Subject, subject, StringComparison.Ordinal));

    public IEnumerable<string> Problems =>
        Measurements.Where(one => one.Problem is not null).Select(one => $"({one.Letter}) {one.What}, {one.Subject}: {one.Problem}")
        .Concat(OnSales.Where(one => one.Problem is not null).Select(one => $"(g) on-sale: {one.Problem}"))
        .Concat(Soak?.Problems ?? []);
}
