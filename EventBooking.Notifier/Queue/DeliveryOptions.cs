using System.ComponentModel.DataAnnotations;

namespace EventBooking.Notifier.Queue;

/// <summary>How deliveries are sent.</summary>
internal sealed class DeliveryOptions : IValidatableObject
{
    /// <summary>The section of the configuration that they are read from.</summary>
    public const string SectionName = "Delivery";

    /// <summary>
    /// From the end of the time for one attempt to the end of its lease: what is left to hear that the channel has stopped, and to
    /// write down the outcome, before another notifier takes it for lost.
    /// </summary>
    public static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    /// <summary>Deliveries of one channel that this notifier sends at a time; of e-mail no more than it has connections.</summary>
    [Range(1, 64)]
    public int Concurrency { get; set; } = 16;

    /// <summary>How long a notifier has a delivery to itself. One that is killed is taken over from when this is over.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one attempt may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:55:00")]
    public TimeSpan SendWithin { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long after it was queued a delivery is tried again when its server cannot take it.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long deliveries are kept: after they were settled, and after their slot was over.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(90);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (SendWithin > Lease - Margin)
        {
            yield return new ValidationResult(
                $"{SectionName}:{nameof(SendWithin)} must be at least {Margin.TotalSeconds} s shorter than {SectionName}:{nameof(Lease)}.");
        }
    }
}
