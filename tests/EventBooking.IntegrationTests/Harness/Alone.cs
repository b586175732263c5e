namespace EventBooking.IntegrationTests.Harness;

/// <summary>Tests of limits in time that this product promises: they run when no other test does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
