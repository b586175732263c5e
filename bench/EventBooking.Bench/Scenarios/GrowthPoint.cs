using EventBooking.Bench.Measuring;

namespace EventBooking.Bench.Scenarios;

/// <summary>What goes with so many bookings in the database.</summary>
internal sealed record GrowthPoint(int Rows, Measurement Bookings, Measurement ReadsOfOne, Measurement ReadsOfAny);
