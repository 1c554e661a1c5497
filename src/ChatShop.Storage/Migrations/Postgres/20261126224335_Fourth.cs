using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace ChatShop.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Fourth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "heard_counts",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    locale = table.Column<string>(type: "text", nullable: false),
                    understood = table.Column<long>(type: "bigint", nullable: false),
                    misunderstood = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_heard_counts", x => new { x.day, x.locale });
                });

            migrationBuilder.CreateTable(
                name: "misheard",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    locale = table.Column<string>(type: "text", nullable: false),
                    flow = table.Column<string>(type: "text", nullable: true),
                    step = table.Column<string>(type: "text", nullable: true),
                    expect = table.Column<string>(type: "text", nullable: true),
                    text = table.Column<string>(type: "text", nullable: false),
                    reading = table.Column<string>(type: "text", nullable: true),
                    marked_by = table.Column<long>(type: "bigint", nullable: true),
                    marked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_misheard", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "step_counts",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    flow = table.Column<string>(type: "text", nullable: false),
                    step = table.Column<string>(type: "text", nullable: false),
                    reached = table.Column<long>(type: "bigint", nullable: false),
                    answered = table.Column<long>(type: "bigint", nullable: false),
                    again = table.Column<long>(type: "bigint", nullable: false),
                    left = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_step_counts", x => new { x.day, x.flow, x.step });
                });

            migrationBuilder.CreateIndex(
                name: "ix_orders_placed_at",
                table: "orders",
                column: "placed_at");

            migrationBuilder.CreateIndex(
                name: "ix_acts_at1",
                table: "acts",
                column: "at",
                filter: "outcome = 'OrderShipped'");

            migrationBuilder.CreateIndex(
                name: "ix_misheard_at",
                table: "misheard",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "heard_counts");

            migrationBuilder.DropTable(
                name: "misheard");

            migrationBuilder.DropTable(
                name: "step_counts");

            migrationBuilder.DropIndex(
                name: "ix_orders_placed_at",
                table: "orders");

            migrationBuilder.DropIndex(
                name: "ix_acts_at1",
                table: "acts");
        }
    }
}
