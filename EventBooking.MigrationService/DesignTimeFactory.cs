using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace EventBooking.MigrationService;

/// <summary>Lets <c>dotnet ef migrations add</c> build the model without a database.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<BookingDbContext>
{
    public BookingDbContext CreateDbContext(string[] args) => new(
        (DbContextOptions<BookingDbContext>)new DbContextOptionsBuilder<BookingDbContext>()
            .UseBookingDatabase(NpgsqlDataSource.Create("Host=localhost"))
            .Options);
}
