using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatShop.Storage.Migrations.SqliteAccounts
{
    /// <inheritdoc />
    public partial class SellersShops : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "shop",
                table: "accounts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "shop",
                table: "account_invitations",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "shop",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "shop",
                table: "account_invitations");
        }
    }
}
