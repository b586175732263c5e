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
        // Compiled, as a delegate of the property's own method is slower, and a batch of bookings asks for a thousand values.
        return new Stored<T>(name, type, property.Compile(), SetterOf(property));
    }

    /// <summary>A column that holds the snake_case name of an enum's value.</summary>
    public static BookingColumn OfEnum<T>(string name, Expression<Func<Booking, T>> property)
        where T : struct, Enum
    {
        var (get, set) = (property.Compile(), SetterOf(property));
        return new Stored<string>(
            name,
            "text",
            booking => SnakeCaseEnum<T>.ToText(get(booking)),
            (booking, text) => set(booking, SnakeCaseEnum<T>.Parse(text)));
    }

    public abstract void AddTo(NpgsqlBatchCommand command, Booking booking);

    /// <summary>Adds the values of many bookings, found by their places, as one parameter, an array.</summary>
    public abstract void AddTo(NpgsqlBatchCommand command, int[] places, Func<int, Booking> find);

    public abstract void Read(DbDataReader row, int ordinal, Booking into);

    // C# lets these properties be set only where a booking is made; EF sets them in this way, too. Each has an init accessor.
    private static Action<Booking, T> SetterOf<T>(Expression<Func<Booking, T>> property) =>
        ((PropertyInfo)((MemberExpression)property.Body).Member).SetMethod!.CreateDelegate<Action<Booking, T>>();

    private sealed class Stored<T>(string name, string type, Func<Booking, T> get, Action<Booking, T> set)
        : BookingColumn(name, type)
    {
        public override void AddTo(NpgsqlBatchCommand command, Booking booking) => command.With(get(booking));

        public override void AddTo(NpgsqlBatchCommand command, int[] places, Func<int, Booking> find)
        {
            var values = new T[places.Length];
            for (var i = 0; i < places.Length; i++)
            {
                values[i] = get(find(places[i]));
            }

            command.With(values);
        }

        public override void Read(DbDataReader row, int ordinal, Booking into)
        {
            if (!row.IsDBNull(ordinal))
            {
                set(into, row.GetFieldValue<T>(ordinal));
            }
        }
    }
}
