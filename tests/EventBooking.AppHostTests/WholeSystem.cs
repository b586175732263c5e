namespace EventBooking.AppHostTests;

/// <summary>Tests that bring the whole system up: one at a time, and beside no other test, as a stop has to be in time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class WholeSystem
{
    public const string Name = "whole system";
}
