using ChatShop.Server.Commands;

return await ShopCommands.RunAsync(args);
