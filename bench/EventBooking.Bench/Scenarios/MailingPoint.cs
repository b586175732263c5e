using EventBooking.Bench.Measuring;

namespace EventBooking.Bench.Scenarios;

/// <summary>How soon and how fast mails are sent with so many sent before in the database.</summary>
internal sealed record MailingPoint(int Rows, Measurement Latency, Measurement Throughput);
