using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using EventBooking.Domain.Bookings;
using EventBooking.Infrastructure.Persistence;
using Npgsql;

namespace EventBooking.Infrastructure.Seats;

/// <summary>A column of the table <c>bookings</c>: what it is called, and how its value gets there and back.</summary>
internal abstract class BookingColumn(string name, string type)
{
    public string Name => name;

    /// <summary>Its SQL type, without a limit of its length.</summary>
    public string Type => type;

    /// <summary>A column that holds a property as it is.</summary>
    public static BookingColumn Of<T>(string name, string type, Expression<Func<Booking, T>> property)
    {
        var member = (PropertyInfo)((MemberExpression)property.Body).Member;
        return new Stored<T>(
            name, type, member.GetMethod!.CreateDelegate<Converter<Booking, T>>(), member.SetMethod!.CreateDelegate<Action<Booking, T>>());
    }

    /// <summary>A column that holds the snake_case name of an enum's value.</summary>
    public static BookingColumn OfEnum<T>(string name, Expression<Func<Booking, T>> property)
        where T : struct, Enum
    {
        var member = (PropertyInfo)((MemberExpression)property.Body).Member;
        var (get, set) = (member.GetMethod!.CreateDelegate<Func<Booking, T>>(), member.SetMethod!.CreateDelegate<Action<Booking, T>>());
        return new Stored<string>(
            name,
            "text",
            booking => SnakeCaseEnum<T>.ToText(get(booking)),
            (booking, text) => set(booking, SnakeCaseEnum<T>.Parse(text)));
    }

    /// <summary>Adds the value as a parameter.</summary>
    public abstract void AddTo(NpgsqlBatchCommand command, Booking booking);

    /// <summary>Adds the values of many bookings as one parameter, an array.</summary>
    public abstract void AddTo(NpgsqlBatchCommand command, Booking[] bookings);

    public abstract void Read(DbDataReader row, int ordinal, Booking into);

    private sealed class Stored<T>(string name, string type, Converter<Booking, T> get, Action<Booking, T> set)
        : BookingColumn(name, type)
    {
        public override void AddTo(NpgsqlBatchCommand command, Booking booking) => command.With(get(booking));

        public override void AddTo(NpgsqlBatchCommand command, Booking[] bookings) => command.With(Array.ConvertAll(bookings, get));

        public override void Read(DbDataReader row, int ordinal, Booking into)
        {
            if (!row.IsDBNull(ordinal))
            {
                set(into, row.GetFieldValue<T>(ordinal));
            }
        }
    }
}
