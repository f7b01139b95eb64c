"""The Flask extensions, made once and bound to an application in :func:`classroom.app.create_app`."""

from flask_alembic import Alembic
from flask_babel import Babel
from flask_login import LoginManager
from flask_sqlalchemy_lite import SQLAlchemy
from flask_wtf import CSRFProtect

from classroom.database import Base

db = SQLAlchemy()
alembic = Alembic(metadatas=Base.metadata, run_mkdir=False)
babel = Babel()
csrf = CSRFProtect()
login_manager = LoginManager()
