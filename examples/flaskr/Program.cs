using Flaskr;

// `dotnet run` serves; `dotnet run -- init-db` makes the tables; `dotnet run -- routes` and `-- --help` as everywhere.
return FlaskrApp.Create().Run(args);
