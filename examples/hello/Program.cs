using Flask.Net;
using Hello;

// dotnet run --project examples/hello                             serves on http://127.0.0.1:5000
// dotnet run --project examples/hello -- run --port 8000 --debug  the same on another port, errors shown in full
// dotnet run --project examples/hello -- routes                   lists the rules
FlaskApp app = HelloApp.Create();
return app.Run(args);
