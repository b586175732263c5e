namespace EventBooking.Infrastructure.Deliveries;

/// <summary>How a person is reached.</summary>
public enum Channel
{
    /// <summary>By e-mail.</summary>
    Email,

    /// <summary>By text message.</summary>
    Sms,
}
