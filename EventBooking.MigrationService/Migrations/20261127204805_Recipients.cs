using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EventBooking.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class Recipients : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "claimed_until",
                table: "reminders",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "email_number",
                table: "outbox",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "phone_number",
                table: "outbox",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "address_sealed",
                table: "deliveries",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "follows",
                table: "deliveries",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_ordered",
                table: "deliveries",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "recipient",
                table: "deliveries",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "0");

            migrationBuilder.AddColumn<int>(
                name: "email_number",
                table: "bookings",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "phone_number",
                table: "bookings",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "ix_reminders_claimed_until",
                table: "reminders",
                column: "claimed_until",
                filter: "claimed_until is not null");

            migrationBuilder.CreateIndex(
                name: "ux_deliveries_recipient",
                table: "deliveries",
                columns: new[] { "subject_id", "subject_type", "kind", "sequence", "channel", "recipient" },
                unique: true);

            // Few: of reminders that wait, not of all that there ever were.
            migrationBuilder.Sql(
                """
                update deliveries set is_ordered = false where status in ('queued', 'sending') and kind like 'reminder\_%'
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_reminders_claimed_until",
                table: "reminders");

            migrationBuilder.DropIndex(
                name: "ux_deliveries_recipient",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "claimed_until",
                table: "reminders");

            migrationBuilder.DropColumn(
                name: "email_number",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "phone_number",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "address_sealed",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "follows",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "is_ordered",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "recipient",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "email_number",
                table: "bookings");

            migrationBuilder.DropColumn(
                name: "phone_number",
                table: "bookings");
        }
    }
}
