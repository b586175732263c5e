using System.ComponentModel.DataAnnotations;

namespace EventBooking.Infrastructure.Outbox.Relaying;

/// <summary>How the outbox is relayed to the broker. Where that is, <c>ConnectionStrings:rabbitmq</c> says.</summary>
public sealed class RelayOptions
{
    /// <summary>The section of the configuration that they are read from.</summary>
    public const string SectionName = "Relay";

    /// <summary>Whether this instance relays. Where it does not, it wakes those that do when it has written something.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Most messages that are published together.</summary>
    [Range(1, 5_000, ErrorMessage = "Relay:BatchSize must be between {1} and {2}.")]
    public int BatchSize { get; set; } = 500;

    /// <summary>How long the rows of published messages are kept.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "3650.00:00:00", ErrorMessage = "Relay:KeepFor must be between {1} and {2}.")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(1);
}
