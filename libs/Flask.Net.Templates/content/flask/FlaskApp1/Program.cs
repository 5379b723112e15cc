using FlaskApp1;

return App.Create().Run(args);
