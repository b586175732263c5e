using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace EventBooking.MigrationService.Migrations
{
    /// <inheritdoc />
    public partial class Deliveries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "claimed_until",
                table: "outbox",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "told_at",
                table: "outbox",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "moved_at",
                table: "bookings",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reminders_stopped_at",
                table: "bookings",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "deliveries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_type = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    channel = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    status = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    reason = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    previous_time_slot_id = table.Column<Guid>(type: "uuid", nullable: true),
                    owner = table.Column<Guid>(type: "uuid", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    trace_parent = table.Column<string>(type: "text", nullable: true),
                    trace_state = table.Column<string>(type: "text", nullable: true),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deliveries", x => x.id);
                    table.CheckConstraint("ck_deliveries_channel", "channel in ('email', 'sms')");
                    table.CheckConstraint("ck_deliveries_lease", "(status = 'sending') = (owner is not null) and (owner is null) = (lease_until is null)");
                    table.CheckConstraint("ck_deliveries_sequence", "sequence >= 0");
                    table.CheckConstraint("ck_deliveries_settled_at", "(status in ('sent', 'failed', 'skipped')) = (settled_at is not null)");
                    table.CheckConstraint("ck_deliveries_status", "status in ('queued', 'sending', 'sent', 'failed', 'skipped')");
                });

            migrationBuilder.CreateTable(
                name: "reminders",
                columns: table => new
                {
                    time_slot_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lead_minutes = table.Column<int>(type: "integer", nullable: false),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminders", x => new { x.time_slot_id, x.lead_minutes, x.starts_at });
                    table.CheckConstraint("ck_reminders_lead_minutes", "lead_minutes > 0");
                    table.ForeignKey(
                        name: "fk_reminders_time_slots_time_slot_id",
                        column: x => x.time_slot_id,
                        principalTable: "time_slots",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_time_slots_starts_at",
                table: "time_slots",
                column: "starts_at");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_told_at",
                table: "outbox",
                column: "told_at",
                filter: "told_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_untold",
                table: "outbox",
                column: "id",
                filter: "told_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_lease_until",
                table: "deliveries",
                column: "lease_until",
                filter: "status = 'sending'");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_next_attempt_at",
                table: "deliveries",
                columns: new[] { "channel", "next_attempt_at" },
                filter: "status = 'queued'");

            migrationBuilder.CreateIndex(
                name: "ux_deliveries_subject_id",
                table: "deliveries",
                columns: new[] { "subject_id", "subject_type", "kind", "sequence", "channel" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "deliveries");

            migrationBuilder.DropTable(
                name: "reminders");

            migrationBuilder.DropIndex(
                name: "ix_time_slots_starts_at",
                table: "time_slots");

            migrationBuilder.DropIndex(
                name: "ix_outbox_told_at",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_outbox_untold",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "claimed_until",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "told_at",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "moved_at",
                table: "bookings");

            migrationBuilder.DropColumn(
                name: "reminders_stopped_at",
                table: "bookings");
        }
    }
}
