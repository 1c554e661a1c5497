using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatShop.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class People : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "heard_last",
                table: "people",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "joined_to",
                table: "people",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "roles",
                table: "people",
                type: "text",
                nullable: false,
                defaultValue: "None");

            migrationBuilder.CreateTable(
                name: "passcodes",
                columns: table => new
                {
                    hash = table.Column<string>(type: "text", nullable: false),
                    giver = table.Column<long>(type: "bigint", nullable: true),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_passcodes", x => x.hash);
                });

            migrationBuilder.CreateIndex(
                name: "ix_people_joined_to",
                table: "people",
                column: "joined_to");

            migrationBuilder.CreateIndex(
                name: "ix_acts_at",
                table: "acts",
                column: "at",
                filter: "outcome = 'NoSuchCode'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "passcodes");

            migrationBuilder.DropIndex(
                name: "ix_people_joined_to",
                table: "people");

            migrationBuilder.DropIndex(
                name: "ix_acts_at",
                table: "acts");

            migrationBuilder.DropColumn(
                name: "heard_last",
                table: "people");

            migrationBuilder.DropColumn(
                name: "joined_to",
                table: "people");

            migrationBuilder.DropColumn(
                name: "roles",
                table: "people");
        }
    }
}
